using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Leases;

namespace MemoryVault.Commands;

/// <summary>
/// Runs a script block under a lease, which is renewed while the block runs and given back when it ends, however it ends. A lease that is lost
/// stops the block.
/// </summary>
[Cmdlet(VerbsOther.Use, "MemoryLease", SupportsShouldProcess = true, HelpUri = HelpAddress.UseMemoryLease)]
[OutputType(typeof(PSObject))]
public sealed class UseMemoryLeaseCommand : LeaseRequestCmdlet
{
    /// <summary>Gets or sets what to run. The lease is its first argument, and <c>$_</c>.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public ScriptBlock ScriptBlock { get; set; } = ScriptBlock.Create(string.Empty);

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = MakeOptions();
        if (Ask(Describe(vault)) != Consent.Given)
        {
            return;
        }

        await using var held = await OnPool(() => HeldLease.EnterAsync(vault, options, cancellationToken));
        using var run = new BlockRun(this, ScriptBlock);
        using var atLoss = held.LostToken.Register(run.Stop);
        using var atStop = cancellationToken.Register(run.Stop);
        Invoke(run, With(held.Lease, vault));
        if (run.IsStopped && held.Loss is { } loss)
        {
            throw loss;
        }
    }
}
