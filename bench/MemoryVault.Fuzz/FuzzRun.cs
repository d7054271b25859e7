using System.Diagnostics;
using MemoryVault.Vaults;

namespace MemoryVault.Fuzz;

/// <summary>
/// Gives a target many bad inputs. Each must be taken, or refused by an error with a message and a remedy, in bounded time and with bounded memory. The same
/// seed gives the same inputs.
/// </summary>
/// <param name="target">The target.</param>
/// <param name="seed">The seed.</param>
public sealed class FuzzRun(IFuzzTarget target, int seed)
{
    private const long PlainAllocation = 8 << 20;

    /// <summary>Gets how long one case may take before it counts as one that hangs: far more than any needs, also on a machine that is busy.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets how many inputs were given.</summary>
    public long Cases { get; private set; }

    /// <summary>Gets how many of them were taken as good.</summary>
    public long Good { get; private set; }

    /// <summary>Gets the greatest number of bytes that was allocated for one input.</summary>
    public long MostAllocated { get; private set; }

    /// <summary>Gets the longest time that one input took.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Runs until there is a fault, or a function says that it is enough.</summary>
    /// <param name="goesOn">Tells for the number of the next case if it is to be made.</param>
    /// <param name="only">The one case that is read, as the others make its random numbers; null for all.</param>
    /// <returns>The fault; null if there is none.</returns>
    public FuzzFault? Run(Func<long, bool> goesOn, long? only = null)
    {
        FuzzFault? fault = null;
        byte[] current = [];
        var began = Stopwatch.GetTimestamp();
        var worker = new Thread(() => fault = Work(goesOn, only, input => (current, began) = (input, Stopwatch.GetTimestamp())), maxStackSize: 1 << 20) { IsBackground = true };
        worker.Start();
        while (!worker.Join(TimeSpan.FromMilliseconds(200)))
        {
            if (Stopwatch.GetElapsedTime(Interlocked.Read(ref began)) > Limit)
            {
                return new FuzzFault(target.Name, seed, Cases, current, $"it takes longer than {Limit}");
            }
        }

        return fault;
    }

    private FuzzFault? Work(Func<long, bool> goesOn, long? only, Action<byte[]> begin)
    {
        var mutator = new Mutator(new Random(seed), target.Seeds, target.Words);
        for (; goesOn(Cases); Cases++)
        {
            var input = Cases < target.Seeds.Count ? target.Seeds[(int)Cases] : mutator.Next();
            if (only is { } wanted && wanted != Cases)
            {
                continue;
            }

            begin(input);
            if (Judge(input) is { } problem)
            {
                return new FuzzFault(target.Name, seed, Cases, input, problem);
            }
        }

        return null;
    }

    private string? Judge(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        var problem = Try(input);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var taken = Stopwatch.GetElapsedTime(start);
        Longest = taken > Longest ? taken : Longest;
        MostAllocated = Math.Max(MostAllocated, allocated);
        return problem ?? (allocated > PlainAllocation + ((long)target.BytesPerByte * input.Length) ? $"it allocates {allocated:N0} bytes for {input.Length:N0}" : null);
    }

    private string? Try(byte[] input)
    {
        try
        {
            target.Read(input);
            Good++;
            return null;
        }
        catch (VaultException error)
        {
            return error.Message.Length == 0 || error.Remedy.Length == 0 ? $"{error.GetType().Name} without a message or a remedy" : null;
        }
        catch (Exception error) when (target.Allows(error))
        {
            return error.Message.Length == 0 ? $"{error.GetType().Name} without a message" : null;
        }
        catch (Exception error)
        {
            return error.ToString();
        }
    }
}
