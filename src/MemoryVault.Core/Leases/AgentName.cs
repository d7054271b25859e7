using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>The names of agents: any text of one line, as agents name themselves.</summary>
public static class AgentName
{
    private const int MaximumLength = 200;

    /// <summary>Gives the name back if it is one.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static string Check(string name) =>
        name.Length is > 0 and <= MaximumLength && !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl) && JsonUnicode.IsWellFormed(name)
            ? name : throw new InvalidInputException(
            name, $"'{name}' cannot be the name of an agent.", $"Use 1 to {MaximumLength} characters without line breaks, for example agent-7.");
}
