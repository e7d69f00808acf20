import { runGroup } from './groups';

runGroup('flowsIngram');
