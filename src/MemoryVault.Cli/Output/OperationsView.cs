using MemoryVault.Json;

namespace MemoryVault.Cli.Output;

/// <summary>Shows the operations of a JSON patch, a line each.</summary>
internal static class OperationsView
{
    internal static void Write(Report report, JsonPatch patch)
    {
        foreach (var operation in patch.Operations)
        {
            var value = operation.Value is { } set ? $" = {ValueText.Of(set)}" : operation.From is { } from ? $" <- {from}" : string.Empty;
            report.Line("  ", Mark(operation.Kind), " ", operation.Path.ToString(), new Words(value, Tone.Faint));
        }
    }

    private static Words Mark(JsonPatchOperationKind kind) => kind switch
    {
        JsonPatchOperationKind.Add => new Words("+", Tone.Good),
        JsonPatchOperationKind.Remove => new Words("-", Tone.Bad),
        _ => new Words("~", Tone.Warning),
    };
}
