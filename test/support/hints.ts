import { type FlowResult, NODE_NAME } from './core';

/** What n8n shows beside the output of the one node that ran. */
export const shownBeside = ({ run }: FlowResult): string[] =>
	(run.data.resultData.runData[NODE_NAME].at(-1)?.hints ?? []).map(({ message }) => message);
