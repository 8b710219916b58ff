using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A loop that goes by groups of elements and divides its index by their size, or by a part of it, counts the groups: the quotient is a multiple of that
/// number, and what remains is always the same.
/// <code>
/// before: for i = 0; i &lt; n; i += 2 { half[i / 2] = x[i] + x[i + 1] }
/// after:  int groups = 0 &lt; n ? (n - 1) / 2 + 1 : 0
///         for group = 0; group &lt; groups; group += 1 { int i = group * 2; half[group] = x[i] + x[i + 1] }
/// </code>
/// The index starts at a constant that is not negative, and does not wrap around before its end, which is checked on entry.
/// </summary>
internal sealed class CountGroups
{
    private readonly EntryValues known;
    private readonly FreeNames names;
    private readonly List<Relied> relied = [];
    private int nextId;

    private CountGroups(Body body)
    {
        known = new EntryValues(body);
        names = new FreeNames(body.Names());
        nextId = body.FreeId();
    }

    public static Body Run(Body body)
    {
        if (!body.Statements.All().OfType<For>().Any(IsByGroups))
            return body;
        var pass = new CountGroups(body);
        Block statements = pass.Rewrite(body.Statements);
        return body with { Statements = statements, Relied = body.Relied.Concat(pass.relied).Distinct().ToEquatable() };
    }

    private Block Rewrite(Block block) => new(block.Statements.SelectMany(s => Rewrite(s.WithBlocks(Rewrite))).ToEquatable());

    private IEnumerable<Stmt> Rewrite(Stmt statement) => statement is For loop && IsByGroups(loop) && DoesNotWrap(loop) ? Count(loop) : [statement];

    private static bool IsByGroups(For loop) => loop is { Step: > 1 and <= int.MaxValue, Lower: Constant { Bits: >= 0 }, Op: CompareOp.Less or CompareOp.LessOrEqual, Guard: null, IsAsserted: false }
        && loop.Index.Type == ScalarType.Int32 && loop.Bound.IsFixedIn(loop) && loop.Body.AllExpressions().Any(e => Part(e, loop) is not null);

    /// <summary>A quotient of the index, perhaps with something added, by a number that divides the step, or what remains; null for anything else.</summary>
    private static (long Offset, long Divisor, bool Remains)? Part(Expr expr, For loop)
    {
        if (expr is not Binary { Right: Constant { Bits: > 0 } number } binary || Offset(binary.Left, loop) is not { } offset || offset + ((Constant)loop.Lower).Bits < 0)
            return null;
        (long divisor, bool remains) = binary.Op switch
        {
            BinaryOp.Divide => (number.Bits, false),
            BinaryOp.ShiftRight when number.Bits < 31 => (1L << (int)number.Bits, false),
            BinaryOp.Remainder => (number.Bits, true),
            BinaryOp.And when (number.Bits & (number.Bits + 1)) == 0 => (number.Bits + 1, true),
            _ => (1, false),
        };
        return divisor > 1 && loop.Step % divisor == 0 ? (offset, divisor, remains) : null;
    }

    private static long? Offset(Expr expr, For loop) => expr switch
    {
        _ when expr.Reads(loop.Index) => 0,
        Binary { Op: BinaryOp.Add, IsChecked: false, Right: Constant added } sum when sum.Left.Reads(loop.Index) => added.Bits,
        Binary { Op: BinaryOp.Subtract, IsChecked: false, Right: Constant taken } sum when sum.Left.Reads(loop.Index) => -taken.Bits,
        _ => null,
    };

    /// <summary>Whether neither the index nor what is added to it passes the last Int32, as the method knows when it starts.</summary>
    private bool DoesNotWrap(For loop)
    {
        long most = loop.Body.AllExpressions().Select(e => Part(e, loop)).Max(p => p?.Offset ?? 0);
        if (known.Of(loop.Bound) is not { } end || IndexEnds.Settled(IndexEnds.Between(end, int.MinValue, int.MaxValue - (decimal)loop.Step - most)) is not { } demands)
            return false;
        relied.AddRange(demands.Select(d => new Relied($"{loop.Index.Name} does not wrap around before its end", d)));
        return true;
    }

    private IEnumerable<Stmt> Count(For loop)
    {
        long first = ((Constant)loop.Lower).Bits;
        Expr last = loop.Op == CompareOp.Less ? Sum(loop.Bound, -1 - first) : Sum(loop.Bound, -first);
        Expr count = Sum(new Binary(BinaryOp.Divide, last, Constant.Int((int)loop.Step)), 1);
        var groups = new Variable(names.Next("groups"), ScalarType.Int32, VariableKind.Local);
        yield return new Let(nextId++, groups, ConstantFolding.Fold(new Select(ConstantFolding.Fold(new Compare(loop.Op, loop.Lower, loop.Bound)), count, Constant.Int(0))));

        var group = new Variable(names.Next("group"), ScalarType.Int32, VariableKind.Index);
        Expr InGroups(Expr expr) => Part(expr, loop) is not { } part ? expr.WithChildren(InGroups)
            : part.Remains ? Constant.Int((int)((first + part.Offset) % part.Divisor))
            : Sum(Times(group, loop.Step / part.Divisor), (first + part.Offset) / part.Divisor);
        var index = new Variable(loop.Index.Name, loop.Index.Type, VariableKind.Local);
        Expr Index(Expr expr) => InGroups(expr).Rewrite(e => e.Reads(loop.Index) ? new VariableRef(index) : e);
        Block body = new IrRewrite(Index, v => v, b => b).Run(loop.Body);
        if (body.AllExpressions().Any(e => e.Reads(index)))
            body = new Block(body.Statements.Prepend(new Let(nextId++, index, Sum(Times(group, loop.Step), first))).ToEquatable());
        yield return loop with { Index = group, Lower = Constant.Int(0), Op = CompareOp.Less, Bound = new VariableRef(groups), Step = 1, Body = body, IsChecked = false };
    }

    private static Expr Times(Variable group, long factor) => factor == 1 ? new VariableRef(group) : new Binary(BinaryOp.Multiply, new VariableRef(group), Constant.Int((int)factor));

    private static Expr Sum(Expr left, long added) => left switch
    {
        _ when added == 0 => left,
        Binary { Op: BinaryOp.Add, IsChecked: false, Right: Constant first } sum => Sum(sum.Left, first.Bits + added),
        Binary { Op: BinaryOp.Subtract, IsChecked: false, Right: Constant first } sum => Sum(sum.Left, added - first.Bits),
        _ => ConstantFolding.Fold(new Binary(added < 0 ? BinaryOp.Subtract : BinaryOp.Add, left, Constant.Int((int)System.Math.Abs(added)))),
    };
}
