using System.Collections.Generic;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Lowering;

/// <summary>What <c>char</c> says of characters of ASCII, and of those between two others.</summary>
internal static class CharacterCalls
{
    /// <summary>The difference between a letter of ASCII and the same in lower case.</summary>
    private const int LowerCase = 0x20;

    public static IReadOnlyList<((string Name, int Arguments) Key, KnownCall Call)> All { get; } =
    [
        Is("IsAscii", c => Between(c, '\0', '\x7F')),
        Is("IsAsciiDigit", c => Between(c, '0', '9')),
        Is("IsAsciiLetter", IsLetter),
        Is("IsAsciiLetterLower", c => Between(c, 'a', 'z')),
        Is("IsAsciiLetterUpper", c => Between(c, 'A', 'Z')),
        Is("IsAsciiLetterOrDigit", c => new Binary(BinaryOp.Or, IsLetter(c), Between(c, '0', '9'))),
        Is("IsAsciiHexDigit", c => new Binary(BinaryOp.Or, Between(Lower(c), 'a', 'f'), Between(c, '0', '9'))),
        Is("IsAsciiHexDigitLower", c => new Binary(BinaryOp.Or, Between(c, 'a', 'f'), Between(c, '0', '9'))),
        Is("IsAsciiHexDigitUpper", c => new Binary(BinaryOp.Or, Between(c, 'A', 'F'), Between(c, '0', '9'))),
        (("IsBetween", 3), new KnownCall(IsCharacter, a => Between(Wide(a.Once(a[0])), Wide(a.Once(a[1])), Wide(a[2])))),
    ];

    private static ((string Name, int Arguments) Key, KnownCall Call) Is(string name, System.Func<Expr, Expr> test) =>
        ((name, 1), new KnownCall(IsCharacter, a => test(Wide(a.Once(a[0])))));

    private static bool IsCharacter(ScalarType type) => type == ScalarType.UInt16;

    private static Conversion Wide(Expr character) => new(ScalarType.UInt32, character);

    private static Binary Lower(Expr wide) => new(BinaryOp.Or, wide, new Constant(ScalarType.UInt32, LowerCase));

    private static Compare IsLetter(Expr wide) => Between(Lower(wide), 'a', 'z');

    private static Compare Between(Expr wide, char least, char most) => Between(wide, new Constant(ScalarType.UInt32, least), new Constant(ScalarType.UInt32, most));

    /// <summary>One comparison: what is below the least wraps around.</summary>
    private static Compare Between(Expr wide, Expr least, Expr most) => new(CompareOp.LessOrEqual, Exprs.Minus(wide, least), Exprs.Minus(most, least));
}
