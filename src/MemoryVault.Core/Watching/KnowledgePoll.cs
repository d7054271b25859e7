using MemoryVault.Knowledge;
using MemoryVault.Vaults;

namespace MemoryVault.Watching;

/// <summary>Asks one place of a knowledge project from time to time whether it has something new; nothing is fetched for that.</summary>
internal sealed class KnowledgePoll(string project, string place, Backoff pause)
{
    private string? _seen;

    /// <summary>Gets the project's name.</summary>
    internal string Project { get; } = project;

    /// <summary>Gets the place's name.</summary>
    internal string Place { get; } = place;

    /// <summary>Gets when it is asked again.</summary>
    internal Backoff Pause { get; } = pause;

    /// <summary>Asks; true where the place has something that was neither received nor told.</summary>
    /// <exception cref="VaultException">It cannot be reached or refuses.</exception>
    internal async Task<bool> HasNewsAsync(Vault vault, CancellationToken cancellationToken)
    {
        var registered = new KnowledgeRegistry(vault).Get(Project);
        var at = registered.Places.First(each => each.Name == Place);
        var open = await OpenPlace.OpenAsync(vault, registered, at, new KnowledgeAccess(), cancellationToken).ConfigureAwait(false);
        var now = await open.Link.Exchange.PeekAsync(cancellationToken).ConfigureAwait(false);
        if (now is null || now == _seen)
        {
            return false;
        }

        _seen = now;
        return now != await ReadAsync(vault, KnowledgeRefs.View(Project, Place), cancellationToken).ConfigureAwait(false)
            && now != await ReadAsync(vault, KnowledgeRefs.Incoming(Project, Place), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string?> ReadAsync(Vault vault, string name, CancellationToken cancellationToken) =>
        (await vault.Repository.ReadRefAsync(name, cancellationToken).ConfigureAwait(false))?.ToString();
}
