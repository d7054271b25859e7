using MemoryVault.Git;

namespace MemoryVault.Vaults;

/// <summary>An event of the vault, before it is a commit: a subject, a kind, and what further trailers it has.</summary>
/// <param name="Kind">What it is: <c>sync</c>, <c>merge</c>, <c>restore</c>, ... (DESIGN section 2).</param>
/// <param name="Subject">The first line of the message.</param>
public sealed record VaultEvent(string Kind, string Subject)
{
    /// <summary>Gets the event's id, where it is known before the commit is made; null for a new one.</summary>
    public string? Id { get; init; }

    /// <summary>Gets what stands below the subject.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>Gets the agent in whose name it is done; null for the vault itself.</summary>
    public string? Agent { get; init; }

    /// <summary>Gets the sources it is about.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Gets further trailers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Trailers { get; init; } = [];

    /// <summary>Gives the commit's message: <c>Vault-Event</c> (UUIDv7), <c>Vault-Kind</c>, then what is known.</summary>
    public CommitMessage ToMessage(string machine, DateTimeOffset time)
    {
        var trailers = new List<KeyValuePair<string, string>>
        {
            new("Vault-Event", Id ?? Guid.CreateVersion7(time).ToString()),
            new("Vault-Kind", Kind),
            new("Vault-Machine", machine),
        };
        if (Agent is not null)
        {
            trailers.Add(new("Vault-Agent", Agent));
        }

        trailers.AddRange(Sources.Select(source => KeyValuePair.Create("Vault-Source", source)));
        trailers.AddRange(Trailers);
        return new CommitMessage(Subject, Body, trailers);
    }
}
