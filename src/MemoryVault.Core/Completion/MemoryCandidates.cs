using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Completion;

/// <summary>Values that the shared memory and its leases hold.</summary>
public static class MemoryCandidates
{
    private const int Newest = 200;

    /// <summary>Gives the sections.</summary>
    public static async Task<IReadOnlyList<Candidate>> SectionsAsync(CandidateQuery query, CancellationToken cancellationToken) =>
        [.. (await SectionNamesAsync(query, cancellationToken).ConfigureAwait(false)).Select(section => new Candidate(section))];

    /// <summary>Gives the keys of the section that the line names.</summary>
    public static async Task<IReadOnlyList<Candidate>> KeysAsync(CandidateQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Section is { Length: > 0 } section
            ? [.. (await KeyNamesAsync(query, section, cancellationToken).ConfigureAwait(false)).Select(key => new Candidate(key))] : [];
    }

    /// <summary>Gives the sections; behind a slash, or where only one is left, its entries: <c>tasks/login</c>.</summary>
    public static async Task<IReadOnlyList<Candidate>> EntriesAsync(CandidateQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var typed = EntryPath.Parse(query.Word);
        var sections = typed.Key is not null ? [typed.Section]
            : (await SectionNamesAsync(query, cancellationToken).ConfigureAwait(false)).Where(name => name.StartsWith(typed.Section, StringComparison.Ordinal)).ToList();
        var keys = sections.Count == 1 ? await KeyNamesAsync(query, sections[0], cancellationToken).ConfigureAwait(false) : [];
        return
        [
            .. sections.Where(_ => typed.Key is null).Select(section => new Candidate(new EntryPath(section, null).ToString(), "A section")),
            .. keys.Select(key => new Candidate(new EntryPath(sections[0], key).ToString())),
        ];
    }

    /// <summary>Gives scopes of leases: the whole memory and its sections.</summary>
    public static async Task<IReadOnlyList<Candidate>> ScopesAsync(CandidateQuery query, CancellationToken cancellationToken) =>
    [
        new(LeaseScope.Whole.ToString(), "The whole memory"),
        .. (await SectionNamesAsync(query, cancellationToken).ConfigureAwait(false))
            .Select(section => new Candidate(new EntryPath(section, null).ToString(), $"The section '{section}'")),
    ];

    /// <summary>Gives the ids of leases.</summary>
    public static async Task<IReadOnlyList<Candidate>> LeasesAsync(CandidateQuery query, CancellationToken cancellationToken) =>
        [.. (await ReadTableAsync(query, cancellationToken).ConfigureAwait(false)).Leases.Select(Describe)];

    /// <summary>Gives agents: those that hold leases, and those that changed something of late.</summary>
    public static async Task<IReadOnlyList<Candidate>> AgentsAsync(CandidateQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var table = await ReadTableAsync(query, cancellationToken).ConfigureAwait(false);
        var candidates = table.Leases.Select(lease => new Candidate(lease.AgentId, $"Holds '{lease.Scope}'")).ToList();
        var vault = Vault.Open(query.Vault, query.Services);
        await using (vault.ConfigureAwait(false))
        {
            await foreach (var snapshot in new GetHistory(vault).RunAsync(new HistoryOptions { First = Newest }, cancellationToken).ConfigureAwait(false))
            {
                if (snapshot.Agent is { } agent)
                {
                    candidates.Add(new Candidate(agent, snapshot.Subject));
                }
            }
        }

        return candidates;
    }

    private static Candidate Describe(MemoryLease lease) =>
        new(lease.LeaseId, $"'{lease.AgentId}' on '{lease.Scope}', on {lease.Machine}, until {lease.ExpiresAt:u}", $"{lease.LeaseId} {lease.AgentId} {lease.Scope}");

    // As this repository has it: where a remote decides, it may be of a moment ago, and no network is used.
    private static async Task<LeaseTable> ReadTableAsync(CandidateQuery query, CancellationToken cancellationToken)
    {
        var vault = Vault.Open(query.Vault, query.Services);
        await using (vault.ConfigureAwait(false))
        {
            var id = await vault.Repository.ReadRefAsync(Vault.LeasesRef, cancellationToken).ConfigureAwait(false);
            var blob = id is null ? null : await vault.Repository.Objects.TryReadAsync(id, ReadLimit.Settings, cancellationToken).ConfigureAwait(false);
            return blob is null ? new LeaseTable() : LeaseTable.Parse(blob.Bytes.Span);
        }
    }

    private static Task<IReadOnlyList<string>> SectionNamesAsync(CandidateQuery query, CancellationToken cancellationToken) =>
        ReadAsync(query, memory => memory.ListSectionsAsync(cancellationToken), cancellationToken);

    private static Task<IReadOnlyList<string>> KeyNamesAsync(CandidateQuery query, string section, CancellationToken cancellationToken) =>
        ReadAsync(query, memory => memory.ListKeysAsync(section, cancellationToken), cancellationToken);

    private static async Task<IReadOnlyList<string>> ReadAsync(
        CandidateQuery query, Func<MemoryReader, ValueTask<IReadOnlyList<string>>> read, CancellationToken cancellationToken)
    {
        var vault = Vault.Open(query.Vault, query.Services);
        await using (vault.ConfigureAwait(false))
        {
            var head = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
            return head is null ? []
                : await read(new MemoryReader(vault.Repository.Objects, (await vault.Repository.Objects.ReadCommitAsync(head, cancellationToken).ConfigureAwait(false)).Tree)).ConfigureAwait(false);
        }
    }
}
