/** The look: quiet, legible, flat. The same values stand as custom properties in styles/base.css. */
import type { ThemeConfig } from "antd";

export const theme: ThemeConfig = {
	cssVar: { key: "jieban" },
	hashed: false,
	token: {
		colorPrimary: "#1b5a96",
		colorInfo: "#1b5a96",
		colorSuccess: "#1f7346",
		colorWarning: "#8a5a00",
		colorError: "#b3261e",
		colorText: "#1c2430",
		colorTextSecondary: "#4d5867",
		colorTextTertiary: "#5b6675",
		colorTextDescription: "#4d5867",
		colorTextPlaceholder: "#667080",
		colorBorder: "#c9cfd7",
		colorBorderSecondary: "#e1e5ea",
		colorBgLayout: "#f5f6f8",
		borderRadius: 6,
		fontFamily: '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif',
		fontFamilyCode: 'ui-monospace,"SFMono-Regular",Consolas,"Noto Sans Mono CJK SC","PingFang SC","Microsoft YaHei",monospace',
		fontSize: 14,
		controlHeight: 34,
		motionDurationMid: "0.12s",
		motionDurationSlow: "0.16s",
		boxShadow: "0 4px 16px rgba(28,36,48,.12)",
		boxShadowSecondary: "0 4px 16px rgba(28,36,48,.14)",
	},
	components: {
		Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
		Tag: { defaultBg: "#eef1f4", defaultColor: "#3a4553" },
		Tooltip: { colorBgSpotlight: "#1c2430" },
	},
};
