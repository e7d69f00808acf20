import { runGroup } from './groups';

runGroup('reads');
