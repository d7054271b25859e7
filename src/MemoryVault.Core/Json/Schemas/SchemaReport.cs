namespace MemoryVault.Json.Schemas;

/// <summary>Collects what is wrong with a value, up to a limit.</summary>
internal sealed class SchemaReport(int limit)
{
    private readonly List<JsonSchemaViolation> _violations = [];

    internal IReadOnlyList<JsonSchemaViolation> Violations => _violations;

    /// <summary>Gets a value indicating whether looking further would tell nothing more.</summary>
    internal bool IsFull => _violations.Count >= limit;

    internal void Add(JsonPointer at, string message)
    {
        if (!IsFull)
        {
            _violations.Add(new JsonSchemaViolation(at, message));
        }
    }

    internal void Require(bool condition, JsonPointer at, string message)
    {
        if (!condition)
        {
            Add(at, message);
        }
    }
}
