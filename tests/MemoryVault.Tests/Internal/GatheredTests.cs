using MemoryVault.Internal;

namespace MemoryVault.Tests.Internal;

public class GatheredTests
{
    [Fact]
    public void Items_of_one_key_become_one_in_the_order_of_the_keys()
    {
        var gathered = new Gathered<(string? Vault, string? At), string>();
        foreach (var (key, text) in new[] { ("b", "1"), ("a", "2"), ("b", "3") })
        {
            gathered.Update((null, key), () => ">", value => value + text);
        }

        gathered.Update((null, null), () => ">", value => value + "4");
        Assert.Equal([(((string?)null, (string?)"b"), ">13"), ((null, "a"), ">2"), ((null, null), ">4")], gathered.Items);
    }
}
