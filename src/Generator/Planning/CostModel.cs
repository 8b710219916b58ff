using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Planning;

/// <summary>What an iteration costs: a constant, and for each loop inside it the cost of one of its iterations.</summary>
internal sealed record IterationCost(double Nanoseconds, IReadOnlyList<(For Loop, IterationCost Cost)> Loops);

/// <summary>
/// Modelled cost of an iteration in nanoseconds on one core, data in cache. Rough on purpose: it decides only whether threads pay, and whether
/// lanes do where each makes its accesses by itself.
/// </summary>
internal sealed class CostModel
{
    private readonly Varying? lanes;
    private readonly ISet<int> scattered;
    private readonly IReadOnlyList<Unit> units;
    private int divergent;

    private CostModel(Varying? lanes, ISet<int> scattered, IReadOnlyList<Unit> units) => (this.lanes, this.scattered, this.units) = (lanes, scattered, units);

    /// <summary>A simple operation, one to a cycle at about 4 GHz with half of it overlapped.</summary>
    private const double Simple = 0.12;
    private const double Memory = 0.15;
    private const double Division = 1.4;

    /// <summary>A division of integers in lanes, for each of them: by way of doubles, or one by one where they have 64 bits, with what it costs to take lanes apart.</summary>
    private const double LaneDivision = 0.5;
    private const double LaneDivisionWide = 2.4;

    /// <summary>An access of one lane by itself.</summary>
    private const double Scattered = 0.4;

    /// <summary>The same in a loop that lanes leave one by one: its place is tested and its lanes are masked anew in every round.</summary>
    private const double ScatteredInLoop = 1.2;

    /// <summary>How much longer it takes to read elements of one or two bytes, which no gather instruction does.</summary>
    private const double ScatteredSmall = 1.2;

    /// <summary>A value of a lane that its element takes in, with what it costs to take lanes apart; places of eight bytes come as longs.</summary>
    private const double Taken = 0.8;
    private const double TakenWide = 1.3;

    /// <summary>How much longer the lane that stays longest in a loop takes than most; all wait for it.</summary>
    private const double Waiting = 1.5;

    /// <summary>A branch on data in scalar code: every other one or so is predicted wrongly, which costs about 15 cycles.</summary>
    private const double Misprediction = 1.5;

    /// <summary>Operations by which the lanes of a vector take in each other's totals.</summary>
    private const int ScanOperations = 16;

    /// <summary>How often a loop is taken to run whose trip count is not known.</summary>
    private const int UnknownTrip = 16;

    /// <summary>An operation without a vector form, which every lane runs by itself.</summary>
    private const double LaneByLane = 10;

    /// <summary>A function of VectorMath for a vector of 512 bits, and for a number.</summary>
    private const double VectorMath = 4;
    private const double ScalarMath = 4;

    /// <summary>A conversion from or to Half in scalar code, which .NET does by integer arithmetic with branches.</summary>
    private const double ScalarHalf = 2.5;

    /// <summary>Half a block of random bits: in scalar code one of them, as a vector of 512 bits eight.</summary>
    private const double RandomBlock = 8;

    /// <summary>Counting, and in scalar code what does not overlap.</summary>
    private const double Round = 0.03;
    private const double ScalarRound = 0.25;

    /// <summary>The cost of an iteration of a unit; in lanes, its own or those of a unit inside, work is shared by the lanes of a 512-bit vector.</summary>
    public static IterationCost Of(Unit unit) => new CostModel(unit.Lanes?.Varying, unit.Lanes?.Scattered ?? new HashSet<int>(), unit.Inner).Of(unit.Code.Body);

    /// <summary>The cost of a loop's body in scalar code.</summary>
    public static IterationCost OfScalar(For loop) => new CostModel(null, new HashSet<int>(), []).Of(loop.Body);

    /// <summary>The cost of a loop's body in lanes: work is shared by the lanes of a 512-bit vector, but for what each lane does by itself.</summary>
    public static IterationCost OfLanes(For loop, Varying lanes, ISet<int> scattered) => new CostModel(lanes, scattered, []).Of(loop.Body);

    /// <summary>
    /// An iteration of a loop in lanes and in scalar code, in nanoseconds, loops inside taken to run equally often: to choose between the two.
    /// </summary>
    public static (double Lanes, double Scalar) OfBoth(For loop, Varying varying, ISet<int> scattered)
    {
        return (Total(OfLanes(loop, varying, scattered)), Total(OfScalar(loop)) + (Branches(loop.Body, varying) * Misprediction));
    }

    /// <summary>How many branches on data an iteration takes.</summary>
    private static double Branches(Block block, Varying varying) => block.Statements.Sum(s =>
        (s is If && varying.Diverges(s) ? 1 : 0) + (s.Blocks().Sum(b => Branches(b, varying)) * (s is While or For ? UnknownTrip : 1)));

    /// <summary>The same of a loop that tallies, whose code in lanes has steps for that.</summary>
    public static (double Lanes, double Scalar) OfTally(For loop, For code, Varying varying) => (Total(OfLanes(code, varying, new HashSet<int>())), Total(OfScalar(loop)));

    private static double Total(IterationCost cost) => cost.Nanoseconds + cost.Loops.Sum(l => UnknownTrip * Total(l.Cost));

    private IterationCost Of(Block block)
    {
        double sum = lanes is null ? ScalarRound : Round;
        HashSet<Expr> loaded = [];
        List<(For, IterationCost)> loops = [];
        foreach (Stmt statement in block.Statements)
        {
            double width = Lanes(statement);
            double own = statement is While goesOn ? Asking(goesOn, width) : statement.Expressions().SelectMany(e => e.All()).Where(e => e is not Load || loaded.Add(e.Shape())).Sum(e => Of(e, width));
            sum += (own + (statement is Store or Pack ? Access(statement.Id, width) : statement is Update update ? width * (update.Buffer.Element.Size() == 8 ? TakenWide : Taken) : 0) + (statement is ScanStep ? (lanes is null ? 1 : ScanOperations) * Simple : 0)) / width;
            if (statement is For loop)
            {
                Unit? inner = units.FirstOrDefault(u => u.Loop.Id == loop.Id);
                loops.Add((loop, inner is null ? Inside(loop, loop.Body) : Of(inner)));
                continue;
            }

            foreach (Block inner in statement.Blocks())
            {
                IterationCost cost = Inside(statement, inner);
                sum += cost.Nanoseconds * (statement is While ? UnknownTrip : 1);
                loops.AddRange(cost.Loops);
            }
        }

        return new IterationCost(Math.Round(sum, 3), loops);
    }

    /// <summary>A block of a statement; if that is a loop which lanes leave one by one, with their waiting.</summary>
    private IterationCost Inside(Stmt statement, Block block)
    {
        if (statement is If || lanes?.Diverges(statement) != true)
            return Of(block);
        divergent++;
        IterationCost cost = Of(block);
        divergent--;
        return cost with { Nanoseconds = Math.Round(cost.Nanoseconds * Waiting, 3) };
    }

    /// <summary>The condition of a loop, in all its rounds; if lanes leave it one by one, with their waiting.</summary>
    private double Asking(While loop, double width)
    {
        bool diverges = lanes?.Diverges(loop) == true;
        divergent += diverges ? 1 : 0;
        double round = loop.Condition.All().Sum(e => Of(e, width));
        divergent -= diverges ? 1 : 0;
        return round * UnknownTrip * (diverges ? Waiting : 1);
    }

    /// <summary>The memory access of a whole gang.</summary>
    private double Access(int id, double width) =>
        lanes is null || !scattered.Contains(id) ? Memory : width * (divergent > 0 ? ScatteredInLoop : Scattered);

    private double Read(Load load, double width) =>
        Access(load.Id, width) + (lanes is not null && scattered.Contains(load.Id) && IsSmall(load.Type) ? width * ScatteredSmall : 0);

    /// <summary>Whether no instruction gathers elements of a type.</summary>
    public static bool IsSmall(ScalarType element) => element.Size() < 4;

    /// <summary>Whether an operation is a division that every lane makes by itself.</summary>
    public static bool DividesOneByOne(Expr expr) =>
        expr is Binary { Op: BinaryOp.Divide or BinaryOp.Remainder, Right: not Constant, Type: var type } && type.IsInteger() && type.Size() == 8;

    private double Lanes(Stmt statement)
    {
        if (lanes is null)
            return 1;
        int size = statement.Expressions().SelectMany(e => e.All()).Select(e => e.Type.Size()).DefaultIfEmpty(8).Max();
        return 64.0 / size;
    }

    private double Of(Expr expr, double lanes) => expr switch
    {
        Load load => Read(load, lanes),
        Call { Function: var function } when function.IsRandomBlock() => RandomBlock,
        Call { Function: Function.FusedMultiplyAdd } => Simple,
        Call { Function: Function.ReciprocalSqrtEstimate } => 8 * Simple,
        Call { Function: var function } when function.IsLong() => this.lanes is null ? ScalarMath : VectorMath,
        Binary { Op: BinaryOp.Remainder, Type: ScalarType.Double or ScalarType.Single } => LaneByLane * lanes,
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder, Right: Constant, Type: var type } when type.IsInteger() => 8 * Simple,
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder, Type: var type } when this.lanes is not null && type.IsInteger() => lanes * (DividesOneByOne(expr) ? LaneDivisionWide : LaneDivision),
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder } => Division,
        Call { Function: Function.Sqrt or Function.PowHalf } => Division,
        Binary { IsChecked: true, Op: BinaryOp.Multiply } => 8 * Simple,
        Conversion { Type: ScalarType.Half } or Conversion { Operand.Type: ScalarType.Half } => this.lanes is null ? ScalarHalf : 8 * Simple,
        Call or Select or Binary { IsChecked: true } or Conversion { IsChecked: true } => 3 * Simple,
        Binary or Unary or Compare or Conversion => Simple,
        _ => 0,
    };
}
