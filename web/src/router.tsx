/** Addresses to pages. A query answered 401 leads to the sign-in page and from there back. */
import { createBrowserRouter, Outlet, type RouteObject } from "react-router";
import { ApiError } from "./api/client";
import { cache } from "./api/queries";
import { Failed, Skeleton } from "./parts/states";
import { Shell } from "./shell/Shell";
import { Start } from "./shell/Start";
import { Wanted, Missing } from "./shell/Wanted";
import { pages } from "./shell/pages";

const inside: RouteObject[] = pages.flatMap((page) =>
	page.paths.map((path) => ({
		path,
		lazy: async () => {
			const { default: Component } = await page.load();
			return { element: <Wanted right={page.right}><Component /></Wanted> };
		},
	})),
);

function Broken() {
	return <Failed error={null} retry={() => window.location.reload()} />;
}

export const router = createBrowserRouter([
	{
		element: <Outlet />,
		ErrorBoundary: Broken,
		HydrateFallback: () => <Skeleton lines={4} />,
		children: [
			{ index: true, element: <Start /> },
			{ path: "sign-in", lazy: async () => ({ Component: (await import("./pages/sign-in/SignInPage")).default }) },
			{ path: ":government", element: <Shell />, children: [{ index: true, element: <Start /> }, { errorElement: <Broken />, children: inside }, { path: "*", element: <Missing /> }] },
		],
	},
]);

/** Where the sign-in page leads back to: an address of this site, never another's. */
export function signInAddress(): string {
	const here = router.state.location;
	return here.pathname === "/" ? "/sign-in" : `/sign-in?back=${encodeURIComponent(here.pathname + here.search)}`;
}

function leave(error: unknown) {
	if (error instanceof ApiError && error.status === 401 && router.state.location.pathname !== "/sign-in") {
		void router.navigate(signInAddress(), { replace: true });
		cache.clear();
	}
}
cache.getQueryCache().config.onError = leave;
cache.getMutationCache().config.onError = leave;
