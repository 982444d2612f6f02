/** Short names of the API's schemas. The schemas themselves are src/api/schemas.json of the program; types.gen.ts is made from its openapi.json. */
import type { components } from "./types.gen";

type Schemas = components["schemas"];
export type Schema<Name extends keyof Schemas> = Schemas[Name];
export type Problem = Schema<"Problem">;
export type Diagnostic = Schema<"Diagnostic">;
export type Me = Schema<"Me">;
export type Post = Schema<"Post">;
export type Assessment = Schema<"Assessment">;
export type ScoreSheet = Schema<"ScoreSheet">;
export type SheetItem = Schema<"SheetItem">;
export type Subject = Schema<"Subject">;
export type Cell = Schema<"Cell">;
export type Trace = Schema<"Trace">;
export type Edition = Schema<"Edition">;
export type RulebookDocument = Schema<"RulebookDocument">;
export type RulebookBlock = Schema<"RulebookBlock">;
export type RulebookDiff = Schema<"RulebookDiff">;
export type Vocabulary = Schema<"Vocabulary">;
export type VocabularyField = Schema<"VocabularyField">;
export type Fact = Schema<"Fact">;
export type Change = Schema<"Change">;
export type OrderWhole = Schema<"OrderWhole">;
export type OrderMoment = Schema<"OrderMoment">;
export type Import = Schema<"Import">;
export type ImportProblem = Schema<"ImportProblem">;
export type CalendarYear = Schema<"CalendarYear">;
export type CalendarDay = Schema<"CalendarDay">;
export type Government = Schema<"Government">;
export type Account = Schema<"Account">;
export type RetentionPlan = Schema<"RetentionPlan">;
export type RetentionRun = Schema<"RetentionRun">;
export type AuditLine = Schema<"AuditLine">;
export type Case = Schema<"Case">;
export type CaseWhole = Schema<"CaseWhole">;
export type Clock = Schema<"Clock">;
export type Offer = Schema<"Offer">;
export type OrderEvent = Schema<"OrderEvent">;
export type Act = Schema<"Act">;
export type Acted = Schema<"Acted">;
export type Outside = Schema<"Outside">;
export type Paper = Schema<"Paper">;
export type Shifts = Schema<"Shifts">;
export type Beginnings = Schema<"Beginnings">;
export type WorkList = Schema<"WorkList">;
export type Work = WorkList["work"][number];
/** As a list shows it; without a case where no process runs the order. */
export type WorkLine = { case?: Case; order: Fact };
export type Board = Schema<"Board">;
export type BoardUnit = Board["units"][number];
export type SavedFilter = Schema<"SavedFilter">;
export type Message = Schema<"Messages">["messages"][number];

/** What an account may do; the server's table of rights decides, the pages only hide what would be refused. */
export type Right = "session" | "scores" | "facts_own" | "orders" | "facts" | "facts_edit" | "reveal" | "import" | "export" | "rulebook_edit" | "calendar_edit" | "accounts" | "governments" | "audit" | "retention";
