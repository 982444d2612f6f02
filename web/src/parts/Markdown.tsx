/** Prose of a regulation. Markdown becomes elements; raw HTML in it stays text, links leave the page only to http addresses. */
import ReactMarkdown from "react-markdown";
import gfm from "remark-gfm";

export default function Markdown({ text }: { text: string }) {
	return (
		<div className="prose">
			<ReactMarkdown
				remarkPlugins={[gfm]}
				components={{
					a: ({ href, children }) => (href !== undefined && /^https?:/.test(href) ? <a href={href} target="_blank" rel="noreferrer">{children}</a> : <span>{children}</span>),
					img: ({ alt }) => <span>{alt}</span>,
					// A heading inside of prose would break the order of the page's headings.
					h1: ({ children }) => <p><b>{children}</b></p>,
					h2: ({ children }) => <p><b>{children}</b></p>,
					h3: ({ children }) => <p><b>{children}</b></p>,
					table: ({ children }) => <div className="prose-table" tabIndex={0} role="group"><table>{children}</table></div>,
					th: ({ children }) => <th scope="col">{children}</th>,
					td: ({ children }) => <td>{children}</td>,
				}}
			>
				{text}
			</ReactMarkdown>
		</div>
	);
}
