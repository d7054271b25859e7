using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>There is no session source of that name.</summary>
public sealed class SessionSourceMissingException(string name, IReadOnlyList<SessionSource> sources) : VaultException(
    VaultErrorKind.NotFound,
    name,
    $"There is no session source '{name}'.",
    sources.Count == 0
        ? Advice.Of($"The vault has no session sources; add one with {HeadWords.Command("sessions source add NAME", "Add-SessionSource NAME")}.")
        : $"The session sources are: {string.Join(", ", sources.Select(source => source.Name))}.");
