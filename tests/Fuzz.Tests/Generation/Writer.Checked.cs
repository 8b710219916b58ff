using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <content>Checked arithmetic, which throws where a result does not fit.</content>
internal sealed partial class Writer
{
    private Code Checked(ScalarType type, int depth)
    {
        HasFaults = true;
        string op = Pick(["+", "-", "*"]);
        if (WantsFaults && Chance(50))
            return Code.Of(type, "checked that may throw", $"checked({{0}} {op} {{1}})", Value(type, depth - 1, literal: false), Value(type, 0));
        string limit = type.Size() == 4 ? "0x7FFF" : "0x7FFFFFFF";
        return Code.Of(type, "checked", $"checked(({{0}} & {limit}) {(type.IsSigned() ? op : Pick(["+", "*"]))} ({{1}} & {limit}))", Value(type, depth - 1, literal: false), Value(type, depth - 1));
    }

    private Code CheckedConversion(ScalarType type, int depth)
    {
        HasFaults = true;
        ScalarType from = Pick(palette);
        Code value = Value(from, depth - 1, literal: false);
        return WantsFaults && Chance(50)
            ? Code.Of(type, "checked conversion that may throw", $"checked(({type.Keyword()})({{0}}))", value)
            : Code.Of(type, "checked conversion", $"checked(({type.Keyword()}){(from.IsFloating() ? $"{from.Keyword()}.Min({from.Keyword()}.MaxNumber({{0}}, 0), 100)" : "({0} & 100)")})", value);
    }

    /// <summary>Statements of which all is checked, to a variable of their own.</summary>
    private Line[] CheckedBlock()
    {
        ScalarType[] integers = [.. palette.Where(t => t.IsInteger())];
        Local[] mutable = [.. scope.Where(l => l.IsMutable && integers.Contains(l.Type))];
        if (mutable.Length == 0)
            return Declare();
        HasFaults = true;
        Local target = Pick(mutable);
        Line assign = Line.Of("checked compound assignment", $"{target.Name} {Pick(["+", "-", "*"])}= {{0}};", Value(target.Type, 1));
        return [Line.Around("checked block", "checked", Sequence.Of(assign, Line.Of("checked ++, --", target.Name + Pick(["++;", "--;"]))))];
    }
}
