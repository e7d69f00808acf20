import { runCases, type Tally } from '../runCases';
import { agentCases } from './agentCases';
import { mcpCases } from './mcpCases';
import { outputCases } from './outputCases';
import { startToolStage } from './stage';

/** The nodes as tools in a real n8n. */
export async function runToolCases(tally: Tally): Promise<void> {
	const tools = await startToolStage();
	try {
		await runCases([...agentCases(tools), ...outputCases(tools), ...mcpCases(tools)], tally);
	} finally {
		await tools.stop();
	}
}
