namespace MemoryVault.Json.Schemas;

/// <summary>A keyword of a schema, or some that belong together. What it says nothing about, it accepts.</summary>
internal abstract class SchemaRule
{
    /// <summary>Reports what is wrong with a value.</summary>
    internal abstract void Check(JsonValue value, JsonPointer at, SchemaReport report);
}
