/** English, whole: our texts and Ant Design's. */
import locale from "antd/es/locale/en_US";
import { en as texts } from "./en";

export { locale, texts };
