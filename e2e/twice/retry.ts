import { setTimeout as wait } from 'node:timers/promises';
import { executionResult } from '../n8n/executions';
import { call, type Session } from '../n8n/rest';

interface Row {
	id: string;
	status: string;
	retrySuccessId?: string | null;
}

/** The executions of a flow in these states; the latest 100. */
async function inState(session: Session, workflowId: string, status: string[]): Promise<Row[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status }));
	const { results } = await call<{ results: Row[] }>(session, 'GET', `/executions?limit=100&filter=${filter}`);
	return results;
}

/** Waits until no execution of the flow is under way any more, and answers those that still are after `atMost` milliseconds. */
export async function settled(session: Session, workflowId: string, atMost: number): Promise<Row[]> {
	const end = Date.now() + atMost;
	for (;;) {
		const rows = await inState(session, workflowId, ['new', 'running']);
		if (rows.length === 0 || Date.now() > end) return rows;
		await wait(1000);
	}
}

/** Executions that crashed or failed and have not been retried with success. */
export async function lostExecutions(session: Session, workflowId: string): Promise<Row[]> {
	const rows = await inState(session, workflowId, ['error', 'crashed']);
	return rows.filter(({ retrySuccessId }) => !retrySuccessId);
}

/** Presses n8n's "Retry" for an execution. Answers the state of the new one, with n8n's own sentence when it did not succeed. */
export async function retryExecution(session: Session, { id }: Row): Promise<string> {
	try {
		const retried = await call<{ id: string; status: string }>(session, 'POST', `/executions/${id}/retry`, {
			loadWorkflow: false,
		});
		if (retried.status === 'success') return retried.status;
		const { status, error } = await executionResult(session, retried.id);
		return `${status} ("${error?.message.split('. ')[0] ?? 'no message'}")`;
	} catch (error) {
		return `refused (${(error as Error).message})`;
	}
}
