using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Json;
using MemoryVault.Leases;
using MemoryVault.Memory.CheckingIn;
using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>
/// Takes what an agent proposes into the shared memory. Lease, merge and write are one critical section: whoever lost the lease meanwhile changes
/// nothing, and whoever was merged with has been seen.
/// </summary>
public sealed class CheckIn(Vault vault)
{
    /// <summary>Checks in.</summary>
    /// <returns>The result. With <see cref="CheckInResult.Conflicts"/>, nothing was written.</returns>
    /// <exception cref="LeaseHeldException">Somebody else has a lease on what is changed.</exception>
    /// <exception cref="ProposalKeptException">The agent's lease is lost; the proposal is kept in the vault.</exception>
    /// <exception cref="LeaseMissingException">The agent has no lease that covers what it changes.</exception>
    /// <exception cref="SchemaViolatedException">A section would not be as its schema demands.</exception>
    /// <exception cref="JsonPatchFailedException">The patch does not fit the state that it was made from.</exception>
    /// <exception cref="InvalidInputException">The proposal, or what is said about it, is not of the form that it must have.</exception>
    public async Task<CheckInResult> RunAsync(CheckInOptions options, CancellationToken cancellationToken)
    {
        CheckOptions(options);
        var start = options.Base is null ? null : await new SnapshotResolver(vault).ResolveAsync(options.Base, cancellationToken).ConfigureAwait(false);

        // Who names the state that it started from may also check in where the remote that coordinates is out of reach: it is merged then.
        var authority = vault.SharedRefs(offlineAllowed: start is not null && options.Token is null);
        var run = new CheckInRun(vault, new RecentObjects(vault.Repository.Objects), authority, options, start);
        var committer = new VaultCommitter(vault) { Authority = authority };
        var commit = await committer.CommitAsync($"check-in of {options.Agent}", run.ProposeAsync, cancellationToken).ConfigureAwait(false);
        return run.Refusal is { } refusal
            ? throw refusal
            : run.Result with { Event = commit is null ? null : run.Result.Event, Revision = (commit ?? run.Head)?.ToString(), Vault = vault.Paths.Root };
    }

    private static void CheckOptions(CheckInOptions options)
    {
        AgentName.Check(options.Agent);
        if (string.IsNullOrWhiteSpace(options.Source))
        {
            throw new InvalidInputException(options.Source, "A check-in needs a source.", Advice.Of($"Say where the agent has it from: {new HeadWords("--source user, --source notes.md, --source 'session 12'", "-Source user, -Source notes.md, -Source 'session 12'")}."));
        }

        if (options.Confidence is { } confidence && confidence is not (>= 0 and <= 1))
        {
            throw new InvalidInputException(null, $"A confidence of {confidence} is not possible.", "Give a number from 0 (a guess) to 1 (certain).");
        }
    }
}
