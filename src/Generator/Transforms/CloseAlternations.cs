using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A variable that every iteration turns into the other one of two values is known from whether the number of the iteration is odd: the sign of a series, the
/// colour of a field, the side of a double buffer.
/// <code>
/// before: double s = 1; for i = 0; i &lt; n; i += 1 { sum += s * a[i]; s = -s }
/// after:  double s = 1; double s_odd = -s; double s_even = s
///         for i = 0; i &lt; n; i += 1 { double s_now = (i &amp; 1) == 0 ? s_even : s_odd; sum += s_now * a[i] }; s = (Max(n, 0) &amp; 1) == 0 ? s_even : s_odd
/// </code>
/// Doing it twice must give the value back, exactly: a sign, complements, and differences of integers that wrap around.
/// </summary>
internal sealed class CloseAlternations
{
    private readonly Body whole;
    private readonly FreeNames names;
    private int nextId;

    private CloseAlternations(Body body)
    {
        whole = body;
        names = new FreeNames(body.Names());
        nextId = body.FreeId();
    }

    public static Body Run(Body body)
    {
        if (!body.Statements.All().OfType<For>().Any(f => f.Body.Statements.Any(s => s is Assign)))
            return body;
        return body with { Statements = new CloseAlternations(body).Rewrite(body.Statements) };
    }

    private Block Rewrite(Block block) => new(block.Statements.SelectMany(Rewrite).ToEquatable());

    private IEnumerable<Stmt> Rewrite(Stmt statement)
    {
        if (statement.WithBlocks(Rewrite) is not For loop)
            return [statement.WithBlocks(Rewrite)];
        List<Stmt> before = [];
        List<Stmt> after = [];
        foreach (Assign turn in loop.Body.Statements.OfType<Assign>().Where(a => Alternates(a, loop)).ToArray())
            loop = Close(turn, loop, before, after);
        return [.. before, loop, .. after];
    }

    /// <summary>Whether a statement, which every iteration comes to, is all that a loop does to its variable, and doing it twice is doing nothing.</summary>
    private static bool Alternates(Assign turn, For loop) => !turn.Variable.IsByReference && Undoes(turn, loop) && RoundCount.IsKnown(loop)
        && (loop.Lower is Constant || loop.Lower.IsFixedIn(loop)) && IsPowerOfTwo(Math.Abs(loop.Step)) && !loop.Ends().Any(e => e.Mentions(turn.Variable))
        && loop.Body.All().Count(s => s.Target() == turn.Variable) == 1;

    private static bool Undoes(Assign turn, For loop)
    {
        bool isInteger = turn.Variable.Type.IsInteger();
        return turn.Value switch
        {
            Unary { IsChecked: false } unary => unary.Operand.Reads(turn.Variable),
            Binary { Op: BinaryOp.Multiply, IsChecked: false } product => (product.Left.Reads(turn.Variable) && IsMinusOne(product.Right)) || (product.Right.Reads(turn.Variable) && IsMinusOne(product.Left)),
            Binary { Op: BinaryOp.Subtract, IsChecked: false } difference when isInteger => difference.Right.Reads(turn.Variable) && IsFixed(difference.Left, loop),
            Binary { Op: BinaryOp.Xor } xor => (xor.Left.Reads(turn.Variable) && IsFixed(xor.Right, loop)) || (xor.Right.Reads(turn.Variable) && IsFixed(xor.Left, loop)),
            _ => false,
        };
    }

    private static bool IsPowerOfTwo(long size) => (size & (size - 1)) == 0;

    private static bool IsMinusOne(Expr factor) => factor.Rewrite(ConstantFolding.Fold) is Constant number && (number.Type.IsFloating() ? number.AsDouble() == -1 : number.Bits == -1);

    private static bool IsFixed(Expr value, For loop) => value.IsFixedIn(loop) && value.All().All(Faults.Never);

    private For Close(Assign turn, For loop, List<Stmt> before, List<Stmt> after)
    {
        Variable variable = turn.Variable;
        Variable Named(string suffix) => new(names.Next($"{variable.Name}_{suffix}"), variable.Type, VariableKind.Local);
        Variable even = Named("even");
        Variable odd = Named("odd");
        before.Add(new Let(nextId++, even, new VariableRef(variable)));
        before.Add(new Let(nextId++, odd, turn.Value));
        Expr Chosen(Expr isEven) => new Select(isEven, new VariableRef(even), new VariableRef(odd));
        if (LoopScalars.IsUsedAfter(variable, whole.Statements.All().OfType<For>().First(f => f.Id == loop.Id), whole.Statements))
            after.Add(new Assign(nextId++, variable, Chosen(IsZero(new Binary(BinaryOp.And, RoundCount.Of(loop), new Constant(ScalarType.Int64, 1))))));

        Variable now = Named("now");
        Variable next = Named("next");
        Block earlier = Reading(loop.Body.Statements.TakeWhile(s => s != turn), variable, now);
        Block later = Reading(loop.Body.Statements.SkipWhile(s => s != turn).Skip(1), variable, next);
        Expr isEven = IsZero(Parity(loop));
        List<Stmt> body = [.. earlier.Statements, .. later.Statements];
        if (later.AllExpressions().Any(e => e.Reads(next)))
            body.Insert(0, new Let(nextId++, next, new Select(isEven, new VariableRef(odd), new VariableRef(even))));
        if (earlier.AllExpressions().Any(e => e.Reads(now)))
            body.Insert(0, new Let(nextId++, now, Chosen(isEven)));
        return loop with { Body = new Block(body.ToEquatable()) };
    }

    private static Block Reading(IEnumerable<Stmt> statements, Variable variable, Variable instead) =>
        new(statements.Select(new IrRewrite(e => e.Rewrite(x => x.Reads(variable) ? new VariableRef(instead) : x), v => v, b => b).Run).ToEquatable());

    /// <summary>The bit of the distance from the first value of the index that changes with every iteration.</summary>
    private static Expr Parity(For loop)
    {
        Expr index = new VariableRef(loop.Index);
        Expr passed = loop.Lower is Constant { Bits: 0 } ? index : ConstantFolding.Fold(new Binary(BinaryOp.Subtract, index, loop.Lower));
        return new Binary(BinaryOp.And, passed, new Constant(loop.Index.Type, Math.Abs(loop.Step)));
    }

    private static Compare IsZero(Expr value) => new(CompareOp.Equal, value, new Constant(value.Type, 0));
}
