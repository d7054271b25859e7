using MemoryVault.Completion;

namespace MemoryVault.Core.Tests.Completion;

public sealed class PowerShellWordTests
{
    [Theory]
    [InlineData("plain-1.0/x_y", "plain-1.0/x_y")]
    [InlineData("", "''")]
    [InlineData("two words", "'two words'")]
    [InlineData("-dash", "'-dash'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("$(x); `y", "'$(x); `y'")]
    [InlineData("\u2019; x; \u2018\u201a\u201b", "'\u2019\u2019; x; \u2018\u2018\u201a\u201a\u201b\u201b'")]
    public void A_value_is_one_word_whose_quotes_cannot_be_left(string value, string word) => Assert.Equal(word, PowerShellWord.Quote(value));
}
