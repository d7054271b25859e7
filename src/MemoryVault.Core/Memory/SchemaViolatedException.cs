using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>Sections would not be as their schemas demand.</summary>
/// <param name="sections">What is wrong with which; at least one.</param>
public sealed class SchemaViolatedException(IReadOnlyList<SectionViolations> sections) : VaultException(
    VaultErrorKind.InvalidInput, sections[0].Section, string.Join(' ', sections.Select(Describe)), "Correct the values, or the schema. Nothing was changed.")
{
    private const int Shown = 5;

    /// <summary>Gets what is wrong with which section.</summary>
    public IReadOnlyList<SectionViolations> Sections { get; } = sections;

    /// <summary>Gets what is wrong in all of them, with where in the section.</summary>
    public IReadOnlyList<JsonSchemaViolation> Violations { get; } = [.. sections.SelectMany(section => section.Violations)];

    private static string Describe(SectionViolations section)
    {
        var shown = string.Join(' ', section.Violations.Take(Shown).Select(violation => $"'{violation.Pointer}': {violation.Message.TrimEnd('.')}."));
        var rest = section.Violations.Count > Shown ? $" And {section.Violations.Count - Shown} more." : string.Empty;
        return $"The section '{section.Section}' would not be as '{section.Schema}' demands: {shown}{rest}";
    }
}
