using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>
/// Finds the commit that a user means. The forms, in the order in which they are tried:
/// <list type="number">
/// <item>nothing, <c>HEAD</c>, <c>@</c> or <c>main</c>: the newest snapshot;</item>
/// <item>an event's id (UUID);</item>
/// <item>four to forty hexadecimal digits: the beginning of a commit's id, and never anything else. <c>2026</c>, <c>1000d</c> and
/// <c>beef</c> are such digits: the same text must not mean one thing today and another when the history has grown. For a
/// time write <c>1000d ago</c>, for a branch <c>refs/heads/beef</c>;</item>
/// <item>a time (<see cref="TimeExpression"/>; a day is its end): the newest snapshot of the first-parent chain that is not younger;</item>
/// <item>what else git takes for a commit (a branch, a tag).</item>
/// </list>
/// Each may be followed by steps back: <c>main~3</c>, <c>yesterday^</c>.
/// </summary>
public sealed class SnapshotResolver(Vault vault)
{
    private static readonly string[] HeadNames = ["", "HEAD", "@", "main", Vault.MainRef];

    /// <summary>Finds the commit.</summary>
    /// <param name="revision">What the user wrote; null for the newest.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="VaultEmptyException">There is no snapshot yet.</exception>
    /// <exception cref="RevisionNotFoundException">Nothing has that name.</exception>
    /// <exception cref="RevisionAmbiguousException">More than one commit begins so.</exception>
    /// <exception cref="HistoryBeginsLaterException">The time is before the first snapshot.</exception>
    public async Task<ObjectId> ResolveAsync(string? revision, CancellationToken cancellationToken)
    {
        var text = revision?.Trim() ?? string.Empty;
        var head = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false) ?? throw new VaultEmptyException(vault.Paths.Root);
        var steps = text.AsSpan().IndexOfAny('~', '^');
        if (steps <= 0)
        {
            return await ResolveNameAsync(text, head, cancellationToken).ConfigureAwait(false);
        }

        var start = await ResolveNameAsync(text[..steps].TrimEnd(), head, cancellationToken).ConfigureAwait(false);
        return await vault.Repository.ResolveAsync(start + text[steps..], cancellationToken).ConfigureAwait(false)
            ?? throw new RevisionNotFoundException(text, $"'{text[..steps]}' is there, but its history does not go back that far.");
    }

    private async Task<ObjectId> ResolveNameAsync(string text, ObjectId head, CancellationToken cancellationToken)
    {
        if (HeadNames.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return head;
        }

        if (text.Length == 36 && Guid.TryParse(text, out _))
        {
            return await new EventFinder(vault).FindAsync(head, text, cancellationToken).ConfigureAwait(false)
                ?? throw new RevisionNotFoundException(text, "It has the form of an event's id; no snapshot carries it.");
        }

        if (text.Length is >= 4 and <= ObjectId.Size * 2 && text.All(char.IsAsciiHexDigit))
        {
            return await ResolveDigitsAsync(text, cancellationToken).ConfigureAwait(false);
        }

        return TimeExpression.TryParse(text, vault.Services.Clock, DayEdge.End, out var time)
            ? await ResolveTimeAsync(text, time, head, cancellationToken).ConfigureAwait(false)
            : await vault.Repository.ResolveAsync(text, cancellationToken).ConfigureAwait(false) ?? throw new RevisionNotFoundException(text);
    }

    private async Task<ObjectId> ResolveDigitsAsync(string digits, CancellationToken cancellationToken)
    {
        var commits = new List<ObjectId>();
        foreach (var id in await vault.Repository.FindByPrefixAsync(digits, cancellationToken).ConfigureAwait(false))
        {
            var header = await vault.Repository.Objects.TryReadHeaderAsync(id, cancellationToken).ConfigureAwait(false);
            if (header is { Kind: GitObjectKind.Commit })
            {
                commits.Add(id);
            }
        }

        var hint = TimeExpression.TryParse(digits, vault.Services.Clock, DayEdge.End, out _)
            ? $"It reads as the beginning of a commit's id; if a time is meant, write '{digits} ago'." : null;
        return commits.Count switch
        {
            0 => throw new RevisionNotFoundException(digits, hint),
            1 => commits[0],
            _ => throw new RevisionAmbiguousException(digits, [.. commits.Select(c => c.ToString())]),
        };
    }

    private async Task<ObjectId> ResolveTimeAsync(string text, DateTimeOffset time, ObjectId head, CancellationToken cancellationToken)
    {
        if (await vault.Repository.FindAtAsync(head, time, cancellationToken).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        var begin = DateTimeOffset.MaxValue;
        await foreach (var entry in vault.Repository.LogAsync(new LogQuery { Start = head, FirstParent = true }, cancellationToken).ConfigureAwait(false))
        {
            begin = entry.Commit.Committer.When;
        }

        throw new HistoryBeginsLaterException(text, time, begin);
    }
}
