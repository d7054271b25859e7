using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>A section would not be as its schema demands.</summary>
/// <param name="section">The section.</param>
/// <param name="schema">The schema's path in the vault.</param>
/// <param name="violations">What is wrong, with where.</param>
public sealed class SchemaViolatedException(string section, string schema, IReadOnlyList<JsonSchemaViolation> violations) : VaultException(
    VaultErrorKind.InvalidInput,
    section,
    $"The section '{section}' would not be as '{schema}' demands: {Describe(violations)}",
    "Correct the proposal, or the schema.")
{
    private const int Shown = 5;

    /// <summary>Gets what is wrong, with where in the section.</summary>
    public IReadOnlyList<JsonSchemaViolation> Violations { get; } = violations;

    private static string Describe(IReadOnlyList<JsonSchemaViolation> violations)
    {
        var shown = string.Join(" ", violations.Take(Shown).Select(violation => $"'{violation.Pointer}': {violation.Message.TrimEnd('.')}."));
        return violations.Count > Shown ? $"{shown} And {violations.Count - Shown} more." : shown;
    }
}
