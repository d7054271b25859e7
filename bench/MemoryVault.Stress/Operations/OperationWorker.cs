using System.Globalization;
using MemoryVault.Leases;
using MemoryVault.Vaults;

namespace MemoryVault.Stress.Operations;

/// <summary>
/// One process that does operations at random. Each is in its history before it is done, and its answer after. Now and then the process stops itself before a
/// check-in, so that its lease is worth nothing when it goes on.
/// </summary>
internal sealed class OperationWorker(WorkerOptions options)
{
    private const double StopShare = 0.02;

    private readonly Random _random = new(options.Seed);
    private readonly AgentMemory _memory = new();

    internal async Task RunAsync()
    {
        Step[] before = [.. Step.Read(options.History)];
        _memory.Recall(before);
        var begun = before.Count(step => step.Kind == "begin");
        await using var vault = Vaults.Vault.Open(options.Folder, new VaultServices());
        await StartAsync(vault).ConfigureAwait(false);
        var choice = new OperationChoice(options, _memory, _random);
        for (var done = before.Count(step => step.Kind == "done"); done < options.CheckIns; done++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"w{options.Number}-{++begun}");
            var call = await choice.NextAsync(vault, name).ConfigureAwait(false);
            StopSometimes(call);
            call.AppendTo(options.History);
            StopSometimes(call);
            var answer = await new OperationCall(vault, options).RunAsync(call).ConfigureAwait(false);
            answer.AppendTo(options.History);
            _memory.Learn(call, answer);
        }
    }

    // A clone is empty before its first word with the remote.
    private async Task StartAsync(Vaults.Vault vault)
    {
        if (await vault.ReadHeadAsync(CancellationToken.None).ConfigureAwait(false) is null)
        {
            var (leases, agent) = (new LeaseRegistry(vault), string.Create(CultureInfo.InvariantCulture, $"start-{options.Number}"));
            var ask = new LeaseOptions { AgentId = agent, Scope = LeaseScope.Parse(agent), Wait = TimeSpan.FromMinutes(2) };
            await leases.EnterAsync(ask, CancellationToken.None).ConfigureAwait(false);
            await leases.ExitAsync(new LeaseClaim(agent), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private void StopSometimes(Step call)
    {
        if (call is { What: "checkin", Token: > 0 } && _random.NextDouble() < StopShare)
        {
            Signals.StopSelf();
        }
    }
}
