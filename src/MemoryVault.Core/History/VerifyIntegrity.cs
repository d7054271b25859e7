using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>
/// Proves the vault: every object by <c>git fsck</c>, and a restore of every file of a snapshot, each byte read back from the disk.
/// The outcome is remembered, so that the status can say when a restore was last proven; not where nothing can be written in the vault.
/// </summary>
public sealed class VerifyIntegrity(Vault vault)
{
    /// <summary>Runs the proof. Problems are in the report, not exceptions; the report is remembered either way, where the vault can be written to.</summary>
    /// <exception cref="VaultEmptyException">There is nothing to prove yet.</exception>
    /// <exception cref="RevisionNotFoundException">Nothing has the name <see cref="VerifyOptions.At"/>.</exception>
    public async Task<IntegrityReport> RunAsync(VerifyOptions options, CancellationToken cancellationToken)
    {
        var start = vault.Services.Clock.GetTimestamp();
        var revision = await new SnapshotResolver(vault).ResolveAsync(options.At, cancellationToken).ConfigureAwait(false);
        vault.Services.Progress?.Report(new VaultProgress("Checking every object", 0, 0));
        var fsck = await vault.Repository.FsckAsync(cancellationToken).ConfigureAwait(false);
        var proof = new RestoreProof(vault);
        var problems = await ProveAsync(proof, revision, options.At is null, cancellationToken).ConfigureAwait(false);
        var isWalkable = !problems.Exists(problem => problem.Id == TreeTooLargeException.ErrorId);
        problems.AddRange(await new FsckProblems(vault.Repository).DescribeAsync(fsck.Problems, proof.FailedObjects, isWalkable, cancellationToken).ConfigureAwait(false));
        var report = new IntegrityReport
        {
            Revision = revision.ToString(),
            Files = proof.Files,
            Bytes = proof.Bytes,
            Problems = problems,
            Warnings = proof.Warning is { } warning ? [warning] : [],
            Time = vault.Services.Clock.GetUtcNow(),
            Elapsed = vault.Services.Clock.GetElapsedTime(start),
            Vault = vault.Paths.Root,
        };
        return Remember(report);
    }

    private async Task<List<ItemError>> ProveAsync(RestoreProof proof, ObjectId revision, bool isNewest, CancellationToken cancellationToken)
    {
        var problems = new List<ItemError>();
        try
        {
            var tree = await vault.Repository.Objects.ReadRootTreeAsync(revision, cancellationToken).ConfigureAwait(false);
            await proof.RunAsync(tree, cancellationToken).ConfigureAwait(false);
            problems.AddRange(proof.Problems);
            problems.AddRange(await new SnapshotContract(vault, tree).FindProblemsAsync(isNewest, cancellationToken).ConfigureAwait(false));
        }
        catch (VaultException e) when (e.Kind == VaultErrorKind.Integrity)
        {
            problems.Add(new ItemError(e.Id, revision.ToString(), $"Revision {revision}: {e.Message}", e.Advice) { Kind = e.Kind });
        }

        return problems;
    }

    private IntegrityReport Remember(IntegrityReport report)
    {
        vault.Log(
            report.Passed ? VaultLogLevel.Information : VaultLogLevel.Error,
            report.Passed ? "verify.passed" : "verify.failed",
            report.Passed ? $"Restored and compared {report.Files} files ({report.Bytes} bytes) of {report.Revision}." : $"{report.Problems.Count} problems; the first: {report.Problems[0].Message}",
            report.Revision);
        try
        {
            vault.Health.Update(health => health with
            {
                LastProof = new ProofRecord(report.Time, report.Passed, report.Revision, report.Files, report.Problems.Count),
            });
            return report;
        }
        catch (Exception e) when (SystemRefusal.IsForWriting(e))
        {
            // What was found counts, above all on the disk of a machine that died.
            return report with { Warnings = [.. report.Warnings, $"'{vault.Paths.Health}' cannot be written: the status does not remember this proof."] };
        }
    }
}
