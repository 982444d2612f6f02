/** The product's mark. */
export function Mark() {
	return (
		<svg viewBox="0 0 32 32" aria-hidden="true">
			<rect width="32" height="32" rx="6" fill="var(--accent)" />
			<path d="M8 17.5 13.5 23 25 10" fill="none" stroke="#fff" strokeWidth="3.4" strokeLinecap="round" strokeLinejoin="round" />
		</svg>
	);
}
