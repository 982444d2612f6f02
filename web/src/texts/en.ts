/** English, the second language; the compiler asks for every key of the first. */
import type { TextKey } from "./zh-CN";

export const en: Record<TextKey, string> = {
	// the whole
	"product": "Jieban",
	"loading": "Loading",
	"retry": "Try again",
	"cancel": "Cancel",
	"close": "Close",
	"none": "None",
	"unknown": "—",
	"total.count": "{n} in all",
	"request": "Request {id}",
	"problem.title": "This could not be read",
	"problem.offline": "The server cannot be reached. Check the network and try again.",
	"problem.unreadable": "The server's answer cannot be read.",
	"problem.failed": "The server failed ({status}).",
	"problem.unexpected": "The page failed. Reload it and try again.",
	"problem.denied": "Your account may not see this page",
	"problem.denied.hint": "Ask your administrator if you need it.",
	"problem.not_found": "There is no such page",
	"problem.not_found.hint": "The address may be mistyped, or what it named is gone.",
	"problem.home": "Go to the start page",

	// shell
	"shell.skip": "Skip to content",
	"shell.nav": "Main navigation",
	"shell.more": "More",
	"shell.government": "Switch government",
	"shell.lang": "切换到中文",
	"shell.lang.short": "中文",
	"shell.help": "Keyboard shortcuts",
	"shell.account": "Account",
	"shell.password": "Change password",
	"shell.sign_out": "Sign out",
	"shell.version": "Version {version}",
	"shell.keys.help": "Open this table",
	"shell.keys.grid": "Move in the score sheet",
	"shell.keys.grid.keys": "Arrow keys",
	"shell.keys.open": "Show where the chosen number comes from",
	"shell.keys.open.keys": "Enter",
	"shell.keys.close": "Close it again",

	// navigation
	"nav.scores": "Scores",
	"nav.rulebooks": "Rulebooks",
	"nav.facts": "Facts",
	"nav.imports": "Import",
	"nav.calendar": "Calendar",
	"nav.manage": "Manage",
	"nav.units": "Units",
	"nav.people": "People",
	"nav.accounts": "Accounts",
	"nav.governments": "Governments",
	"nav.audit": "Audit",

	// sign-in, password
	"sign_in.title": "Sign in",
	"sign_in.lead": "Scored by the regulation; every point can be explained.",
	"sign_in.login": "Sign-in name",
	"sign_in.login.missing": "Enter your sign-in name",
	"sign_in.password": "Password",
	"sign_in.password.missing": "Enter your password",
	"sign_in.submit": "Sign in",
	"sign_in.wrong": "Wrong sign-in name or password.",
	"sign_in.wrong.hint": "Check capital letters. An administrator can reset a forgotten password.",
	"sign_in.throttled": "Too many attempts. Wait {s} seconds.",
	"sign_in.no_posts": "This account has no post in any government yet. Ask an administrator.",
	"sign_in.again": "Your session has ended. Sign in again; you will return to the page you were on.",
	"password.title": "Change password",
	"password.must": "Set a password of your own first",
	"password.must.why": "Somebody else set your present password. Change it to one that only you know to go on.",
	"password.old": "Present password",
	"password.fresh": "New password",
	"password.fresh.rule": "10 to 128 characters; not your sign-in name, not a common password.",
	"password.fresh.short": "At least 10 characters",
	"password.fresh.same": "It must differ from the present one",
	"password.again": "New password again",
	"password.again.differs": "The two new passwords differ",
	"password.submit": "Save new password",
	"password.done": "Password changed. Other devices were signed out.",

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

};
