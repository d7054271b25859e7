using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Terminal;
using MemoryVault.Leases;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary>
/// <c>memvault lease run -- COMMAND...</c>: runs a program under a lease that is renewed while it runs. Ends with the program's exit code, or with 3 if
/// the lease was lost, upon which the program is ended.
/// </summary>
internal sealed class LeaseRunCommand : VaultCommand
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly LeaseOptionSet _options = new();
    private readonly Argument<string[]> _command = new("COMMAND") { Arity = ArgumentArity.OneOrMore, Description = "The program and its arguments, after '--'" };

    internal LeaseRunCommand()
        : base("run", "Runs a program under a lease, renewed while it runs and given back at its end")
    {
        _options.AddTo(this);
        Add(_command);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = _options.Read(context, arguments);
        var command = arguments.GetRequiredValue(_command);
        await using var vault = context.OpenVault();
        await using var held = await HeldLease.EnterAsync(vault, options, context.Cancellation);

        // What interrupts us while we wait for the lease ends us; from here on it is the program's.
        context.Cancellation.ThrowIfCancellationRequested();
        using var child = ChildProgram.Start(command, Variables(vault, held.Lease));
        context.LeaveSignals();
        if (await child.WaitAsync(held.LostToken))
        {
            return child.ExitCode;
        }

        await child.EndAsync(Grace);
        throw held.Loss!;
    }

    private static Dictionary<string, string> Variables(Vault vault, MemoryLease lease) => new()
    {
        [AgentVariables.LeaseId] = lease.LeaseId,
        [AgentVariables.FencingToken] = FormattableString.Invariant($"{lease.FencingToken}"),
        [AgentVariables.Agent] = lease.AgentId,
        ["MEMORYVAULT_HOME"] = vault.Paths.Root,
    };
}
