import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest, Session } from '../../engine/declare';
import { visitSheet } from '../../engine/http/files/download';
import { openFromApi } from '../../engine/http/files/openFile';
import type { Cells, SheetKind } from '../../engine/sheets/rows';
import { rowsWithin } from '../../engine/sheets/weight';

/** What one item wants of a sheet. */
interface Taker {
	take: (cells: Cells) => IDataObject | undefined;
	kept: ReturnType<typeof rowsWithin>;
}

/** A sheet that is about to be read, for all items that ask for it. */
interface Pass {
	takers: Taker[];
	/** set once rows are read: who comes later has missed some */
	begun: boolean;
	done: Promise<void>;
}

const passes = new WeakMap<Session['memory'], Map<string, Pass>>();

async function carryOut(session: Session, request: ApiRequest, kind: SheetKind, pass: Pass): Promise<void> {
	const answer = await openFromApi(session, request);
	pass.begun = true;
	let hungry = pass.takers;
	await visitSheet(session, answer, kind, (cells) => {
		let full = false;
		for (const taker of hungry) {
			const row = taker.take(cells);
			if (row === undefined) continue;
			taker.kept.keep(row);
			full ||= taker.kept.isFull();
		}
		if (full) hungry = hungry.filter(({ kept }) => !kept.isFull());
		return hungry.length > 0;
	});
}

/**
 * The rows of a sheet for one item. A sheet has tens of megabytes, so all items of a run that ask for the same one
 * share one download and one reading of it.
 * @param take makes a row of the output; undefined for one that is not wanted
 * @throws Problem, Canceled
 */
export async function rowsInOnePass(
	session: Session,
	request: ApiRequest,
	kind: SheetKind,
	take: Taker['take'],
): Promise<IDataObject[]> {
	const mine: Taker = { take, kept: rowsWithin(session.credential, session.settings.limit) };
	const known = passes.get(session.memory) ?? new Map<string, Pass>();
	passes.set(session.memory, known);
	const key = JSON.stringify([request.path, request.query, request.headers]);
	let pass = known.get(key);
	if (!pass || pass.begun) {
		const fresh: Pass = { takers: [], begun: false, done: Promise.resolve() };
		fresh.done = carryOut(session, request, kind, fresh).finally(() => {
			if (known.get(key) === fresh) known.delete(key);
		});
		pass = fresh;
		known.set(key, pass);
	}
	pass.takers.push(mine);
	await pass.done;
	return mine.kept.rows;
}
