/** The one script of a public page: small, the same on all of them, so that a browser loads it once. Each page works without it. */
import "#src/components/age/fact-age.ts";
import "#src/components/filter/list-filter.ts";
import { loadCopies } from "#src/components/copy/load-copies.ts";
import { offerFilling } from "#src/components/fill/offer-filling.ts";
import { followMoved } from "#src/components/frame/follow-moved.ts";
import { listenForSearch } from "#src/components/search/open-search.ts";

listenForSearch();
offerFilling(loadCopies());
void followMoved();
if (document.querySelector("search-page")) void import("#src/components/search/search-page.ts");
if (document.querySelector("share-brief")) void import("#src/components/share/share-brief.ts");
if (document.querySelector("verify-file")) void import("#src/components/verify/verify-file.ts");
