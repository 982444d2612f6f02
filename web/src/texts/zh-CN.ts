/** Chinese, the first language. One text a line, by page; `{name}` is filled in. */
export const zh = {
	// the whole
	"product": "接办",
	"loading": "正在读取",
	"retry": "重试",
	"cancel": "取消",
	"close": "关闭",
	"none": "无",
	"unknown": "—",
	"total.count": "共 {n} 条",
	"request": "请求编号 {id}",
	"problem.title": "没有读到",
	"problem.offline": "连不上服务器，请检查网络后重试。",
	"problem.unreadable": "服务器的回答读不懂。",
	"problem.failed": "服务器出错（{status}）。",
	"problem.unexpected": "页面出错，请刷新后重试。",
	"problem.denied": "您的账号没有看这一页的权限",
	"problem.denied.hint": "需要时请联系本单位的管理员开通。",
	"problem.not_found": "没有这一页",
	"problem.not_found.hint": "地址可能写错，或者内容已经不在。",
	"problem.home": "回到首页",

	// shell
	"shell.skip": "跳到正文",
	"shell.nav": "主导航",
	"shell.more": "更多",
	"shell.government": "切换街镇",
	"shell.lang": "Switch to English",
	"shell.lang.short": "English",
	"shell.help": "快捷键",
	"shell.account": "账号",
	"shell.password": "修改密码",
	"shell.sign_out": "退出登录",
	"shell.version": "版本 {version}",
	"shell.keys.help": "打开这张表",
	"shell.keys.grid": "在成绩表里移动",
	"shell.keys.grid.keys": "方向键",
	"shell.keys.open": "打开选中分数的来由",
	"shell.keys.open.keys": "回车",
	"shell.keys.close": "关闭来由",

	// navigation
	"nav.scores": "考核成绩",
	"nav.rulebooks": "考核规则",
	"nav.facts": "业务数据",
	"nav.imports": "导入数据",
	"nav.calendar": "工作日历",
	"nav.manage": "管理",
	"nav.units": "单位",
	"nav.people": "人员",
	"nav.accounts": "账号",
	"nav.governments": "街镇",
	"nav.audit": "审计记录",

	// sign-in, password
	"sign_in.title": "登录",
	"sign_in.lead": "按考核办法打分，每一分都说得清来由。",
	"sign_in.login": "账号",
	"sign_in.login.missing": "请填写账号",
	"sign_in.password": "密码",
	"sign_in.password.missing": "请填写密码",
	"sign_in.submit": "登录",
	"sign_in.wrong": "账号或密码不对。",
	"sign_in.wrong.hint": "请核对大小写；忘记密码请找管理员重置。",
	"sign_in.throttled": "尝试太多次，请等 {s} 秒再试。",
	"sign_in.no_posts": "这个账号还没有在任何街镇任职，请联系管理员。",
	"sign_in.again": "登录已失效，请重新登录，之后会回到刚才的页面。",
	"password.title": "修改密码",
	"password.must": "请先设置自己的密码",
	"password.must.why": "现在的密码是别人设的，改成只有您知道的密码后才能继续。",
	"password.old": "现在的密码",
	"password.fresh": "新密码",
	"password.fresh.rule": "10 到 128 个字符，不能是账号名或常见密码。",
	"password.fresh.short": "至少 10 个字符",
	"password.fresh.same": "不能与现在的密码相同",
	"password.again": "再输入一次新密码",
	"password.again.differs": "两次输入的新密码不一样",
	"password.submit": "保存新密码",
	"password.done": "密码已修改，其他设备上的登录已退出。",

	// scores

	// trace

	// rulebooks

	// facts

	// orders

	// imports

	// calendar

	// units, people

	// accounts

	// governments

	// audit

} as const;

export type TextKey = keyof typeof zh;
