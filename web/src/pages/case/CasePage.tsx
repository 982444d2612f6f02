/** An order being handled. One that no process runs on, or that somebody may look at only, is shown as facts (pages/orders). */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useParams } from "react-router";
import { ApiError } from "../../api/client";
import { caseQuery } from "../../api/queries";
import { Page } from "../../parts/Page";
import { Answer, Skeleton } from "../../parts/states";
import { useHere } from "../../shell/government";
import { Handling } from "./Handling";

const OrderPage = lazy(() => import("../orders/OrderPage"));

export default function CasePage() {
	const { government, may } = useHere();
	const { id = "" } = useParams();
	const handled = useQuery({ ...caseQuery(government, id), enabled: may("orders") });
	const none = handled.data === undefined && handled.error instanceof ApiError && handled.error.status === 404;
	if (!may("orders") || none)
		return <Suspense fallback={<Skeleton />}><OrderPage /></Suspense>;
	if (handled.data === undefined)
		return <Page title={id} documentTitle={id}><Answer query={handled} skeleton={<div className="panel"><Skeleton lines={12} /></div>}>{() => null}</Answer></Page>;
	return <Handling key={id} data={handled.data} />;
}
