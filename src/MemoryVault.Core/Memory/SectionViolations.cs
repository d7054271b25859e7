using MemoryVault.Json;

namespace MemoryVault.Memory;

/// <summary>What is wrong with a section.</summary>
/// <param name="Section">The section.</param>
/// <param name="Schema">The schema's path in the vault.</param>
/// <param name="Violations">What is wrong, with where in the section.</param>
public sealed record SectionViolations(string Section, string Schema, IReadOnlyList<JsonSchemaViolation> Violations);
