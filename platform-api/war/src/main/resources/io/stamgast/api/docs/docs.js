"use strict";

const typed = layout => typeof layout.currentFilter() === "string" ? layout.currentFilter() : "";

/* Swagger UI's own filter knows tags and paths alone: this one finds calls by all words that are typed, in their method,
   path, name and text. */
const search = ({React: {createElement}}) => ({
  fn: {
    opsFilter: (tags, phrase) => {
      const words = phrase.toLowerCase().split(/\s+/);
      const has = (tag, call) => {
        const text = [tag, call.get("method"), call.get("path"), call.getIn(["operation", "operationId"]),
          call.getIn(["operation", "summary"]), call.getIn(["operation", "description"])].join(" ").toLowerCase();
        return words.every(word => text.includes(word));
      };
      return tags.map((one, tag) => one.update("operations", calls => calls.filter(call => has(tag, call))))
        .filter(one => one.get("operations").size > 0);
    }
  },
  statePlugins: {
    layout: {
      wrapSelectors: {
        // what was found is open, also where somebody closed it before
        isShown: (original, {layoutSelectors}) => (state, thing, usually) =>
          thing[0] === "operations-tag" && typed(layoutSelectors) !== "" || original(thing, usually)
      }
    }
  },
  wrapComponents: {
    operations: Original => props => props.specSelectors.taggedOperations().size > 0 ? createElement(Original, props)
      : createElement("p", {className: "none"}, "No call has all these words.")
  },
  components: {
    FilterContainer: ({layoutSelectors, layoutActions, specSelectors}) => {
      const found = specSelectors.taggedOperations().reduce((sum, tag) => sum + tag.get("operations").size, 0);
      return createElement("div", {className: "search", role: "search"},
        createElement("label", {htmlFor: "search"}, "Search"),
        createElement("input", {
          id: "search", type: "search", placeholder: "purchases post", autoComplete: "off",
          value: typed(layoutSelectors),
          onChange: event => layoutActions.updateFilter(event.target.value || true)
        }),
        createElement("output", {htmlFor: "search"}, found + (found === 1 ? " call" : " calls")));
    }
  }
});

SwaggerUIBundle({
  url: "openapi.yaml",
  dom_id: "#docs",
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  defaultModelsExpandDepth: -1,
  defaultModelExpandDepth: 2,
  validatorUrl: "none",
  plugins: [search]
});
