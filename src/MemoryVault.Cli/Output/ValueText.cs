using MemoryVault.Json;

namespace MemoryVault.Cli.Output;

/// <summary>Shows a JSON value in a line, cut if it is long.</summary>
internal static class ValueText
{
    internal static string Of(JsonValue? value, int letters = 60)
    {
        var text = value?.ToString() ?? "(nothing)";
        return text.Length <= letters ? text : text[..(letters - 1)] + "\u2026";
    }
}
