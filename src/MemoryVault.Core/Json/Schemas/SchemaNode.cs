using System.Runtime.CompilerServices;

namespace MemoryVault.Json.Schemas;

/// <summary>A schema, or one within it.</summary>
internal sealed class SchemaNode(JsonPointer place)
{
    /// <summary>Gets or sets what has to hold; set after the node is known, since a schema may refer to itself.</summary>
    internal IReadOnlyList<SchemaRule> Rules { get; set; } = [];

    /// <summary>Reports what is wrong with a value.</summary>
    internal void Check(JsonValue value, JsonPointer at, SchemaReport report)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new JsonSchemaInvalidException(place, "it refers to itself without end, or too deeply");
        }

        for (var i = 0; i < Rules.Count && !report.IsFull; i++)
        {
            Rules[i].Check(value, at, report);
        }
    }

    /// <summary>Tells whether a value is as it has to be.</summary>
    internal bool Accepts(JsonValue value, JsonPointer at)
    {
        var report = new SchemaReport(limit: 1);
        Check(value, at, report);
        return !report.IsFull;
    }
}
