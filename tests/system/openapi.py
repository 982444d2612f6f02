"""Answers held against openapi.json: the part of JSON Schema that the interface uses, nothing else; an unknown keyword is an error."""
KNOWN = {"type", "required", "properties", "items", "enum", "$ref", "additionalProperties", "description"}
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}


class Contract:
    def __init__(self, document):
        self.document = document
        self.schemas = document["components"]["schemas"]

    def wrong(self, value, schema, at="$"):
        """The first thing that does not fit, or None."""
        if not schema:
            return None                 # anything
        strange = set(schema) - KNOWN
        if strange:
            raise AssertionError(f"{at}: the schema uses {strange}")
        if "$ref" in schema:
            return self.wrong(value, self.schemas[schema["$ref"].rsplit("/", 1)[1]], at)
        if "enum" in schema and value not in schema["enum"]:
            return f"{at}: {value!r} is not one of {schema['enum']}"
        kinds = schema.get("type", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if kinds and not any(isinstance(value, TYPES[k]) and not (k == "integer" and isinstance(value, bool)) for k in kinds):
            return f"{at}: {value!r} is no {kinds}"
        if isinstance(value, dict):
            for name in schema.get("required", []):
                if name not in value:
                    return f"{at}: {name} is missing"
            for name, inner in value.items():
                known = schema.get("properties", {}).get(name)
                more = schema.get("additionalProperties", False)
                if known is None and more is False:
                    return f"{at}: {name} is not in the schema"
                found = self.wrong(inner, known if known is not None else more if isinstance(more, dict) else {}, f"{at}.{name}")
                if found:
                    return found
        if isinstance(value, list) and "items" in schema:
            for i, inner in enumerate(value):
                found = self.wrong(inner, schema["items"], f"{at}[{i}]")
                if found:
                    return found
        return None

    def answer(self, verb, path, status, value):
        """Holds an answer against its route; `path` as openapi writes it."""
        responses = self.document["paths"][path][verb.lower()]["responses"]
        if status >= 400:
            content = responses["default"]["content"]["application/problem+json"]
        else:
            one = responses.get(str(status))
            if one is None:
                return f"{verb} {path}: status {status} is not in openapi.json"
            content = one["content"].get("application/json")
            if content is None:
                return None
        found = self.wrong(value, content["schema"])
        return f"{verb} {path} {status}: {found}" if found else None
