using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>What becomes of branches and loops that lanes take or leave one by one, and the plan's lines about them.</summary>
internal static class MaskText
{
    /// <summary>What a side may cost to be run without asking if any lane wants it.</summary>
    private const int CheapSide = 12;

    /// <summary>From what cost on a side is printed once more, for when all lanes want it.</summary>
    private const int LargeSide = 48;

    /// <summary>A line for each.</summary>
    public static IEnumerable<string> Lines(For code, Varying varying) =>
        code.Body.All().Where(s => varying.Diverges(s) || (s is ExitIf exit && varying.IsVarying(exit.Condition)))
            .Select(s => $"{IrPrinter.Head(s)}: {Treatment(s)}").Distinct();

    private static string Treatment(Stmt statement) => statement switch
    {
        If branch when EarlyExit.IsLeave(branch.Then) => "ends the loop; each gang asks before it writes anything",
        If branch => branch.Blocks().All(IsCheap) ? "under a mask"
            : $"under a mask, and what costs more than the test is skipped where no lane wants it{(branch.Blocks().Any(IsLarge) ? "; without a mask where all lanes do" : "")}",
        ExitIf => "lanes leave the loop here",
        For => "lanes leave it one by one; they count together",
        _ => "lanes leave it one by one",
    };

    /// <summary>
    /// Whether a masked side is run without asking if any lane wants it. Costs after ISPC: arithmetic 1, load 2, select 4, function 6.
    /// </summary>
    public static bool IsCheap(Block side)
    {
        if (side.All().Any(s => s is For or While or If))
            return false;
        return Cost(side) <= CheapSide;
    }

    /// <summary>Whether a masked side is worth a form without a mask: it saves blends and masked accesses. What holds loops is not: they have masks of their own.</summary>
    public static bool IsLarge(Block side) => !side.All().Any(s => s is For or While) && Cost(side) >= LargeSide;

    private static int Cost(Block side) => side.All().Sum(s => s is Store or Pack or Update ? 3 : 1) + side.AllExpressions().Sum(Cost);

    private static int Cost(Expr expr) => expr switch
    {
        Load => 2,
        Select => 4,
        Call { Function: var function } when function.IsLong() => CheapSide + 1,
        Call or Binary { Op: BinaryOp.Divide } => 6,
        Binary or Unary or Compare or Conversion => 1,
        _ => 0,
    };
}
