/** What must not begin before something else is known: here, writes before every item was read and found good. */
export interface WriteBarrier {
	/** resolves when the gate is opened, rejects with the reason when it is shut */
	opened: Promise<void>;
	open: () => void;
	shut: (reason: Error) => void;
}

export function writeBarrier(): WriteBarrier {
	let open = () => {};
	let shut: WriteBarrier['shut'] = () => {};
	const opened = new Promise<void>((resolve, reject) => {
		open = resolve;
		shut = reject;
	});
	// Shut before anybody waits at it, it is no failure of its own.
	opened.catch(() => undefined);
	return { opened, open, shut };
}
