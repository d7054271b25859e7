using MemoryVault.Memory.Events;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>Reads a state of review that was typed.</summary>
internal static class ReviewWord
{
    /// <summary>Reads the state; null stays null.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    internal static ReviewState? Read(string? word) => word?.ToLowerInvariant() switch
    {
        null => null,
        "none" => ReviewState.None,
        "required" => ReviewState.Required,
        "approved" => ReviewState.Approved,
        _ => throw new InvalidInputException(word, $"'{word}' is no state of review.", "Use required, approved or none."),
    };
}
