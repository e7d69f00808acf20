import { runGroup } from './groups';

runGroup('engine');
