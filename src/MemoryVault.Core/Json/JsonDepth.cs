namespace MemoryVault.Json;

/// <summary>How deep arrays and objects may stand in each other.</summary>
/// <remarks>
/// Every walk over a value is a recursion, and a stack that overflows ends the program: so no value may be deeper than <see cref="OfAnyValue"/>.
/// A document from outside has less, so that it still fits into records of ours that hold it: a conflict, a patch, an event.
/// </remarks>
internal static class JsonDepth
{
    /// <summary>The limit of a document.</summary>
    internal const int OfDocument = 256;

    /// <summary>The limit of whatever is made in memory.</summary>
    internal const int OfAnyValue = 1024;

    /// <summary>Gives the depth of an array or object that holds these values.</summary>
    /// <exception cref="JsonTooDeepException">It is over the limit.</exception>
    internal static int Around(ReadOnlySpan<JsonValue> values)
    {
        var deepest = 0;
        foreach (var value in values)
        {
            deepest = Math.Max(deepest, value.Depth);
        }

        return deepest < OfAnyValue ? deepest + 1 : throw new JsonTooDeepException(OfAnyValue);
    }
}
