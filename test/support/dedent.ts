export { dedent } from "../../server/src/text/dedent.ts";
