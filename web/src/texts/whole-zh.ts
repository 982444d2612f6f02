/** Chinese, whole: our texts and Ant Design's. */
import locale from "antd/es/locale/zh_CN";
import { zh as texts } from "./zh-CN";

export { locale, texts };
