/** What the desk's pages use of the pages of facts, in one place. */
export { FactValue, atText, factAddress } from "../pages/facts/FactValue";
export { FactView } from "../pages/facts/FactView";
