using MemoryVault.Leases;

namespace MemoryVault.Stress.Operations;

/// <summary>Chooses at random what an agent does next: what is right, and now and then what must be refused.</summary>
internal sealed class OperationChoice(WorkerOptions options, AgentMemory memory, Random random)
{
    private readonly string _agent = FormattableString.Invariant($"w{options.Number}");

    /// <summary>Chooses an operation; what it is made from is read before.</summary>
    internal async Task<Step> NextAsync(Vaults.Vault vault, string name)
    {
        var step = new Step("begin", options.Number, name);
        var dice = random.Next(100);
        return memory.Held.Count == 0
            ? dice switch
            {
                < 50 => Enter(step),
                < 68 => await FromBaseAsync(vault, step).ConfigureAwait(false),
                < 76 => await StaleAsync(vault, step).ConfigureAwait(false),
                < 82 => await ForceAsync(vault, step).ConfigureAwait(false),
                _ => await ReadAsync(vault, step).ConfigureAwait(false),
            }
            : dice switch
            {
                < 45 => await WithLeaseAsync(vault, step).ConfigureAwait(false),
                < 53 => step with { What = "renew", Token = Mine().Token },
                < 70 => step with { What = "exit", Token = Mine().Token },
                < 75 => Enter(step),
                < 80 => await FromBaseAsync(vault, step).ConfigureAwait(false),
                < 84 => await StaleAsync(vault, step).ConfigureAwait(false),
                < 88 => await ForceAsync(vault, step).ConfigureAwait(false),
                < 91 => Leave(step),
                _ => await ReadAsync(vault, step).ConfigureAwait(false),
            };
    }

    private HeldToken Mine() => memory.Held[random.Next(memory.Held.Count)];

    private Step Enter(Step step) => step with
    {
        What = "enter",
        Scope = MemoryShape.RandomScope(random, options.Sections),
        IsShared = random.Next(4) == 0,
        IsBound = random.Next(2) == 0,
        WaitSeconds = random.Next(3) * options.TtlSeconds,
    };

    // A lease that is left is ended by its time, by its process or by force.
    private Step Leave(Step step)
    {
        memory.Leave(Mine());
        return Enter(step);
    }

    private async Task<Step> WithLeaseAsync(Vaults.Vault vault, Step step)
    {
        var held = Mine();
        string[] covered = [.. MemoryShape.Entries(options.Sections).Where(entry => MemoryShape.Covers(held.Scope, entry))];
        var entry = random.Next(12) == 0 ? AnyEntry() : covered[random.Next(covered.Length)];
        return Write(step with { Token = held.Token }, entry, await LookAsync(vault).ConfigureAwait(false));
    }

    private async Task<Step> FromBaseAsync(Vaults.Vault vault, Step step)
    {
        await LookAsync(vault).ConfigureAwait(false);
        var view = memory.Seen.ElementAt(random.Next(memory.Seen.Count));
        return Write(step with { Base = view.Revision }, AnyEntry(), view);
    }

    private async Task<Step> StaleAsync(Vaults.Vault vault, Step step)
    {
        var view = await LookAsync(vault).ConfigureAwait(false);
        return memory.Stale is { Count: > 0 } tokens
            ? Write(step with { Token = tokens[random.Next(tokens.Count)] }, AnyEntry(), view)
            : Enter(step);
    }

    private async Task<Step> ForceAsync(Vaults.Vault vault, Step step)
    {
        var table = await new LeaseRegistry(vault).ListAsync(CancellationToken.None).ConfigureAwait(false);
        MemoryLease[] others = [.. table.Leases.Where(lease => lease.AgentId != _agent)];
        if (others.Length == 0)
        {
            return Enter(step);
        }

        var victim = others[random.Next(others.Length)];
        return step with { What = "force", Victim = victim.FencingToken, Lease = victim.LeaseId };
    }

    private async Task<Step> ReadAsync(Vaults.Vault vault, Step step)
    {
        if (random.Next(4) > 0)
        {
            return step with { What = "read" };
        }

        var view = await LookAsync(vault).ConfigureAwait(false);
        return step with { What = "read", Base = random.Next(2) == 0 ? "main~1" : view.Revision };
    }

    private string AnyEntry()
    {
        string[] all = [.. MemoryShape.Entries(options.Sections)];
        return all[random.Next(all.Length)];
    }

    private Step Write(Step step, string entry, MemoryView view)
    {
        var saw = view.Values.GetValueOrDefault(entry);
        return step with { What = "checkin", Entry = entry, Saw = saw, IsRemoval = saw is not null && random.Next(10) == 0 };
    }

    private async Task<MemoryView> LookAsync(Vaults.Vault vault)
    {
        var view = await MemoryView.ReadAsync(vault, at: null).ConfigureAwait(false);
        memory.See(view);
        return view;
    }
}
